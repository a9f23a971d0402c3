// docs.mjs
import express from 'express'
import swaggerUi from 'swagger-ui-express'

const app = express()

const options = { url: process.env.API_DESCRIPTION ?? 'http://localhost:3000/openapi.json' }
app.use(swaggerUi.serve, swaggerUi.setup(undefined, { swaggerOptions: options }))

app.listen(process.env.DOCS_PORT ?? 8080)
