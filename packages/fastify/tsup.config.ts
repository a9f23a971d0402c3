import { dual } from '../../tsup.base.ts'

const [esm, commonjs] = dual('src/index.ts') as [object, object]

// Users of Fastify write `const cors = require('…')`: what they get can be called.
const footer = { js: 'module.exports = Object.assign(module.exports.cors, module.exports)' }

export default [esm, { ...commonjs, footer }]
