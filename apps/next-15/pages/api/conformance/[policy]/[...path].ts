export { answerPagesApi as default } from '@webcors-apps/next/conformance/pages-api'

export const config = { api: { bodyParser: false } }
