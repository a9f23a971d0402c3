import type { Readable, Writable } from 'node:stream'
import { confirm, intro, isCancel, log, text } from '@clack/prompts'
import { DEVELOPMENT, findProblems } from './answers.js'
import type { InitArguments } from './read-init-arguments.js'

/** The streams of a terminal. */
export interface Terminal {
  readonly input: Readable
  readonly output: Writable
}

/**
 * Asks for the missing arguments: the origins, credentials, and the origins for development. Core
 * checks each answer.
 *
 * @returns the complete arguments; `null` if the user canceled
 */
export async function ask(
  given: InitArguments,
  title: string,
  terminal: Terminal,
): Promise<InitArguments | null> {
  intro(title, terminal)
  let { origins, credentials, development } = given
  for (;;) {
    origins ??= await askText(terminal, 'Whose pages may read the responses?', {
      placeholder: 'https://app.example.com https://*.example.com; * is anyone',
      validate: (typed) => findProblems(typed, credentials === true)[0],
    })
    if (origins === null) return null
    if (origins.trim() === '*') return { ...given, origins, credentials: false, development: '' }
    credentials ??= await askWhether(terminal, 'Do these pages send cookies?')
    if (credentials === null) return null
    const [problem] = findProblems(origins, credentials)
    if (problem === undefined) break
    log.error(problem, terminal)
    origins = null
  }
  const [listed, isWithCookies] = [origins, credentials]
  development ??= await askText(terminal, 'Which other origins are allowed during development?', {
    placeholder: 'none',
    initialValue: DEVELOPMENT,
    // The server gets one list with both.
    validate: (typed) => findProblems(`${listed} ${typed}`, isWithCookies)[0],
  })
  return development === null ? null : { ...given, origins, credentials, development }
}

interface Question {
  readonly placeholder: string
  readonly initialValue?: string
  readonly validate: (typed: string) => string | undefined
}

async function askText(
  terminal: Terminal,
  message: string,
  { validate, ...question }: Question,
): Promise<string | null> {
  const answer = await text({
    message,
    ...question,
    ...terminal,
    validate: (typed) => validate(typed ?? ''),
  })
  return isCancel(answer) ? null : answer
}

async function askWhether(terminal: Terminal, message: string): Promise<boolean | null> {
  const answer = await confirm({ message, initialValue: false, ...terminal })
  return isCancel(answer) ? null : answer
}
