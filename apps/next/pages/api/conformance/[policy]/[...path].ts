export { pagesDoor as default } from '../../../../doors/pages-door'

export const config = { api: { bodyParser: false } }
