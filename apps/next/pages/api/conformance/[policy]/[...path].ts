export { answerPagesApi as default } from '../../../../conformance/pages-api'

export const config = { api: { bodyParser: false } }
