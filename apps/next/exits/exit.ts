// Every way in which a route handler can end.
import { cookies } from 'next/headers'
import { forbidden, notFound, permanentRedirect, redirect, unauthorized } from 'next/navigation'
import { after, NextResponse } from 'next/server'

interface Context {
  readonly params: Promise<{ kind: string }>
}

const done: string[] = []

const EXITS: Readonly<Record<string, () => unknown>> = {
  response: () => Response.json({ ok: true }),
  'next-response': () => {
    const response = NextResponse.json({ ok: true }, { status: 201 })
    response.cookies.set('a', '1').set('b', '2')
    return response
  },
  cookies: async () => {
    await setCookies()
    return new Response('with cookies', { headers: { 'Set-Cookie': 'c=3' } })
  },
  'response-redirect': () => Response.redirect('https://elsewhere.example/'),
  'response-error': () => Response.error(),
  stream: () => new Response(stream()),
  after: () => {
    after(() => void done.push('after'))
    return new Response('before')
  },
  redirect: () => redirect('/a?b=c;d#e'),
  'permanent-redirect': () => permanentRedirect('https://elsewhere.example/'),
  'redirect-with-cookies': async () => {
    await setCookies()
    redirect('/elsewhere')
  },
  'not-found': () => notFound(),
  'not-found-with-cookies': async () => {
    await setCookies()
    notFound()
  },
  forbidden: () => forbidden(),
  unauthorized: () => unauthorized(),
  error: () => {
    throw new Error('thrown by the application')
  },
  'error-around-redirect': () => {
    try {
      redirect('/elsewhere')
    } catch (cause) {
      throw new Error('thrown around a redirect', { cause })
    }
  },
  'thrown-response': () => {
    throw new Response('conflict', { status: 409 })
  },
  nothing: () => undefined,
  next: () => NextResponse.next(),
}

export async function exit(_request: Request, { params }: Context): Promise<Response> {
  const run = EXITS[(await params).kind]
  return (run ? await run() : Response.json(done)) as Response
}

async function setCookies(): Promise<void> {
  const jar = await cookies()
  jar.set('a', '1', { httpOnly: true })
  jar.set('b', '2')
}

function stream(): ReadableStream<Uint8Array> {
  const parts = ['first ', 'second']
  return new ReadableStream({
    async pull(controller) {
      const part = parts.shift()
      if (part === undefined) return controller.close()
      controller.enqueue(new TextEncoder().encode(part))
      await new Promise((resolve) => setTimeout(resolve, 50))
    },
  })
}
