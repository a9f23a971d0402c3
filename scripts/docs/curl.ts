import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'

interface Question {
  url: string
  method: string
  headers: string[]
  body: string
  showsHead: boolean
}

/**
 * Sends the request that `curl` sends with these arguments, and prints the same: the head of the
 * response line by line, then the body. Supports the options that the guides use.
 */
export async function curl(args: readonly string[]): Promise<string> {
  const { url, method, headers, body, showsHead } = readArguments(args)
  const agent = new Agent({ keepAlive: true })
  try {
    const { response, text } = await receive(request(url, { method, headers, agent }), body)
    const lines: string[] = []
    if (showsHead) {
      lines.push(`HTTP/1.1 ${response.statusCode} ${response.statusMessage}`)
      const raw = response.rawHeaders
      for (let at = 0; at < raw.length; at += 2) lines.push(`${raw[at]}: ${raw[at + 1]}`)
      lines.push('')
    }
    return [...lines, text].join('\n')
  } finally {
    agent.destroy()
  }
}

function receive(
  asked: ClientRequest,
  body: string,
): Promise<{ response: IncomingMessage; text: string }> {
  return new Promise((resolve, reject) => {
    asked.on('error', reject)
    asked.on('upgrade', (response: IncomingMessage) => {
      response.socket.destroy()
      resolve({ response, text: '' })
    })
    asked.on('response', (response: IncomingMessage) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('error', reject)
      response.on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ response, text }))
    })
    asked.setTimeout(10_000, () => asked.destroy(new Error('No response came within 10 seconds')))
    asked.end(body)
  })
}

function readArguments(args: readonly string[]): Question {
  const question: Question = { url: '', method: '', headers: [], body: '', showsHead: false }
  const rest = [...args]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const value = (): string => rest.shift() ?? ''
    if (word === '-i') question.showsHead = true
    else if (word === '-X') question.method = value()
    else if (word === '-d') question.body = value()
    else if (word === '-H') {
      const [name = '', ...parts] = value().split(': ')
      question.headers.push(name, parts.join(': '))
    } else if (/^(?:http:\/\/)?localhost:\d+/.test(word) && question.url === '') {
      question.url = word.startsWith('http') ? word : `http://${word}`
    } else throw new SyntaxError(`Cannot run "curl ${word}": scripts/docs/curl.ts does not know it`)
  }
  const has = (header: string): boolean =>
    question.headers.some((name, at) => at % 2 === 0 && name.toLowerCase() === header)
  if (!has('host')) question.headers.unshift('Host', new URL(question.url).host)
  if (question.body !== '') {
    question.headers.push('Content-Length', String(Buffer.byteLength(question.body)))
    if (!has('content-type'))
      question.headers.push('Content-Type', 'application/x-www-form-urlencoded')
  }
  question.method ||= question.body === '' ? 'GET' : 'POST'
  return question
}
