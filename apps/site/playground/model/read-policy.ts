import JSON5 from 'json5'

/** The options, or the reason why they cannot be read. */
export type ReadPolicy =
  | { readonly options: unknown; readonly problem: null }
  | { readonly problem: string }

/**
 * Reads options as programs write them: JSON, or JSON5, which allows both kinds of quotes,
 * comments, and names without quotes. The function never runs the text, so that a link cannot bring
 * code to this page.
 *
 * @param text the options, or a call with them: `app.use(cors({ … }))`
 */
export function readPolicy(text: string): ReadPolicy {
  const literal = optionsIn(text)
  try {
    return { options: JSON5.parse<unknown>(literal), problem: null }
  } catch (error) {
    return { problem: problemOf(literal, error) }
  }
}

/** Finds the object in a call, an assignment or an export. */
function optionsIn(text: string): string {
  if (/^\s*(?:\{|\/[/*])/.test(text)) return text
  return /[(,=]\s*(\{[^]*\})[\s);,]*$/.exec(text)?.[1] ?? text
}

function problemOf(text: string, error: unknown): string {
  if (text.trim() === '')
    return 'Cannot read the policy: it is empty. Write { origin: "https://app.example.com" }.'
  if (/=>|\bfunction\b/.test(text)) {
    return 'Cannot read a function: this page never runs pasted code. Write a list of origins here, and the function on your server.'
  }
  if (/[:[,]\s*\/[^/*]/.test(text)) {
    return 'Cannot read a regular expression: an origin is a string. Write a pattern such as "https://*.example.com".'
  }
  const place = error as { readonly lineNumber?: number; readonly columnNumber?: number }
  const { lineNumber = 1, columnNumber = 1 } = place
  const line = text.split('\n').at(lineNumber - 1)
  const found = line?.slice(columnNumber - 1, columnNumber + 20).trim()
  const at = `line ${lineNumber}, column ${columnNumber}`
  return found
    ? `Cannot read the policy at ${at}, before ${JSON.stringify(found)}: only values can stand there. Write them out: variables and calls are not known here.`
    : `Cannot read the policy at ${at}: it ends too early. Close every bracket and quote.`
}
