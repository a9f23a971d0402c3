import { testRecipe } from '../src/test-recipe.ts'

const FRAMEWORK = '../../node_modules/@google-cloud/functions-framework/build/src/main.js'

testRecipe({
  name: 'Google Cloud Functions',
  page: 'functions.md',
  folder: 'programs/functions-framework',
  packages: ['@google-cloud/functions-framework'],
  start: ['node', FRAMEWORK, '--target=orders', '--source=index.mjs'],
  requests: {
    answers: [{ line: 'GET /', status: 200 }],
    before: [
      {
        line: 'POST /',
        status: 400,
        more: { headers: [['Content-Type', 'application/json']], body: '{' },
      },
    ],
    preflight: '/',
    exposed: 'X-Total',
  },
  table: {
    start: ['node', FRAMEWORK, '--target=table', '--source=table.mjs'],
    timeoutSeconds: 3,
    gaps: [
      {
        cause: 'the framework answers 500 to all that a function throws',
        rows: 13,
        problems: /^(?:status is 500|the body is "Error"|x-conflict is none|location is none)/,
      },
      {
        cause: 'the framework never ends an answer that fails after its head',
        rows: 1,
        problems: /^No complete response/,
      },
      {
        cause: 'the framework reads no body without a Content-Type',
        rows: 2,
        problems: /^the body is "", not "a=1"/,
      },
    ],
  },
})
