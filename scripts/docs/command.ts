/** A shell command, with the syntax that the guides use. */
export interface Command {
  readonly env: Readonly<Record<string, string>>
  readonly words: readonly string[]
}

/** A command with the output that the guide prints below it. */
export interface Step {
  readonly command: Command
  /** The command as it is on the page. */
  readonly line: string
  readonly output: string
}

/** Reads the commands of a block of `sh`. */
export function parseScript(text: string): Command[] {
  return joined(text)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map(parseCommand)
}

/** Reads the commands of a block of `console`, each behind a `$`, and the output of each. */
export function parseTranscript(text: string): Step[] {
  const [before = '', ...steps] = `\n${text}`.split(/\n\$ /)
  if (before.trim() !== '') {
    throw new SyntaxError(`Cannot read the transcript: no command prints "${before.trim()}"`)
  }
  return steps.map((step) => {
    const [line = ''] = /^(?:.*\\\n)*.*/.exec(step) ?? []
    const output = step.slice(line.length).trim()
    return { command: parseCommand(joined(line)), line, output }
  })
}

function joined(text: string): string {
  return text.replaceAll(/\\\n\s*/g, '')
}

function parseCommand(line: string): Command {
  const env: Record<string, string> = {}
  const words: string[] = []
  for (const [word] of line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)) {
    const plain = word.replaceAll(/'([^']*)'|"([^"]*)"/g, '$1$2')
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(plain) ?? []
    if (words.length === 0 && name !== undefined) env[name] = value ?? ''
    else words.push(plain)
  }
  return { env, words }
}
