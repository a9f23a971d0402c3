// docs.mjs
import express from 'express'
import swaggerUi from 'swagger-ui-express'

const url = process.env.API_DESCRIPTION ?? 'http://localhost:3000/openapi.json'
const app = express()

app.use('/', swaggerUi.serve, swaggerUi.setup(undefined, { swaggerOptions: { url, withCredentials: true } }))

app.listen(process.env.DOCS_PORT ?? 8080)
