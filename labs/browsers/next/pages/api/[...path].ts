import { withCors } from '@webcors/next/pages'
import { policyOf } from '../../../src/hosts/given-policies.ts'
import { nodeApplication } from '../../../src/hosts/node-application.ts'

export default withCors(nodeApplication, ({ url = '' }) => policyOf(url))

// The application reads no bodies, so bodies of any content must pass.
export const config = { api: { bodyParser: false } }
