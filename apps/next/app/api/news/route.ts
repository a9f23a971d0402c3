import { withCors } from '@webcors/next'
import { readers } from '../../../lib/readers'

function get(): Response {
  const titles = ['Kindred', 'Piranesi', 'Solaris']
  const body = new ReadableStream<string>({
    async pull(controller) {
      const title = titles.shift()
      if (title === undefined) return controller.close()
      controller.enqueue(`data: ${title}\n\n`)
      await new Promise((resolve) => setTimeout(resolve, 100))
    },
  })
  return new Response(body.pipeThrough(new TextEncoderStream()), {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' },
  })
}

export const { GET, OPTIONS } = withCors({ GET: get }, readers)
