import express, { type Express } from 'express'
import { diagnose, type DiagnoseOptions, type Diagnosis } from '../src/diagnose/diagnose.js'
import { sendOverNetwork } from '../src/network/send-over-network.js'
import { startNode } from './servers.test-util.js'

export const APP = 'https://app.example.com'

export const ALLOWED = ['Access-Control-Allow-Origin', APP] as const

export type Asked = Partial<DiagnoseOptions>

export const PUT: Asked = { method: 'PUT', headers: [['X-Cart', '1']] }

export const WITH_CREDENTIALS: Asked = { credentials: 'include' }

export const ask = (url: string, asked: Asked = {}): Promise<Diagnosis> =>
  diagnose(url, { origin: APP, send: sendOverNetwork(), ...asked })

export const codes = ({ findings }: Diagnosis): readonly string[] =>
  findings.map(({ code }) => code)

export function startExpress(build: (app: Express) => unknown): Promise<string> {
  const app = express()
  build(app)
  return startNode(app)
}

export const hello = (app: Express): Express =>
  app.all('/hello', (_request, response) => void response.json('hello'))
