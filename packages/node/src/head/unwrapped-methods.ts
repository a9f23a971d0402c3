import { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Methods of `ServerResponse` that are Node's own. A method that something else has wrapped is
 * `null`.
 */
export interface UnwrappedMethods {
  readonly writeHead: unknown
  readonly end: unknown
}

let found: UnwrappedMethods | undefined

/**
 * Looks for Node's own methods on the first request, so that importing this package runs nothing.
 */
export function unwrappedMethods(): UnwrappedMethods {
  found ??= findUnwrappedMethods()
  return found
}

/**
 * An agent that is loaded first (`node --require agent`) may have wrapped these methods before this
 * module could see them. So each method is called with a wrong argument, for which Node's innermost
 * function throws. The stack of that error shows every function in between.
 */
function findUnwrappedMethods(): UnwrappedMethods {
  const { writeHead, end } = ServerResponse.prototype as unknown as Record<string, Method>
  const findOwn = (method: Method | undefined, ...wrong: unknown[]): Method | null =>
    method && runsOnlyNode(method.name, () => method.apply(createUnservedResponse(), wrong))
      ? method
      : null
  return { writeHead: findOwn(writeHead, 200, { A: 'line\nbreak' }), end: findOwn(end, 1) }
}

type Method = (this: ServerResponse, ...args: unknown[]) => unknown

/** Creates a response without a server and a connection. */
export function createUnservedResponse(): ServerResponse {
  return new ServerResponse(new IncomingMessage(null as never))
}

/**
 * Whether only functions of Node.js run in a call that throws.
 *
 * @param name the name of the method that is called, which must be the outermost of these functions
 * @param fail calls the method
 */
function runsOnlyNode(name: string, fail: () => void): boolean {
  const ours = framesOf(() => {
    throw new Error('only its stack is read')
  })
  const frames = framesOf(fail)
  const between = frames.slice(0, Math.max(0, frames.length - ours.length))
  return (
    between.at(-1)?.getFunctionName() === name &&
    between.every((frame) => frame.getFileName()?.startsWith('node:'))
  )
}

/**
 * Reads the stack of the error that a function throws, innermost call first. `Reflect.set` does not
 * throw if `Error` is frozen (`node --frozen-intrinsics`). Then stacks stay text, and nothing is
 * read.
 */
function framesOf(fail: () => void): readonly NodeJS.CallSite[] {
  const prepareStackTrace: unknown = Reflect.get(Error, 'prepareStackTrace')
  const { stackTraceLimit } = Error
  Reflect.set(Error, 'prepareStackTrace', (_: Error, frames: NodeJS.CallSite[]) => frames)
  Reflect.set(Error, 'stackTraceLimit', Infinity)
  try {
    fail()
    return []
  } catch (error) {
    const { stack } = error as { readonly stack?: unknown }
    return Array.isArray(stack) ? stack : []
  } finally {
    Reflect.set(Error, 'prepareStackTrace', prepareStackTrace)
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit)
  }
}
