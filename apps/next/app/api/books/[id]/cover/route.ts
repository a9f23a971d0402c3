import { withCors } from '@webcors/next'
import { readers } from '../../../../../lib/readers'

async function post(request: Request): Promise<Response> {
  let bytes = 0
  for await (const chunk of request.body ?? []) bytes += chunk.byteLength
  return Response.json({ bytes }, { status: 201 })
}

export const { POST, OPTIONS } = withCors({ POST: post }, readers)
