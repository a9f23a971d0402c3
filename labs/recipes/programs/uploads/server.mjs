// server.mjs
import { cors } from '@webcors/node'
import express from 'express'
import multer from 'multer'

const app = express()
const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 1_000_000 } })

// Before multer, so that a page can read what multer refuses
app.use(cors({ origin: ['https://app.example.com', 'http://localhost:*'], credentials: true }))

app.post('/photos', upload.single('photo'), (request, response) => {
  response.status(201).json({ bytes: request.file?.size })
})

/** @type {import('express').ErrorRequestHandler} */
const answerError = (error, request, response, next) => {
  if (!(error instanceof multer.MulterError)) return next(error)
  response.status(error.code === 'LIMIT_FILE_SIZE' ? 413 : 400).json({ error: error.code })
}

app.use(answerError)

app.listen(process.env.PORT ?? 3000)
