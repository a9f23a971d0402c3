import { withCors } from '@webcors/next'
import { cookies } from 'next/headers'
import { readers } from '../../../lib/readers'

async function post(): Promise<Response> {
  const jar = await cookies()
  jar.set('session', 'abc', { httpOnly: true })
  return new Response(null, { status: 204 })
}

export const { POST, OPTIONS } = withCors({ POST: post }, readers)
