import { IncomingMessage, ServerResponse } from 'node:http'

/** Methods of `ServerResponse` that are Node's own; `null` for one that something else has wrapped. */
export interface NodesOwn {
  readonly writeHead: unknown
  readonly end: unknown
}

let found: NodesOwn | undefined

/** Looks for Node's own methods with the first request, so that importing this package runs nothing. */
export function nodesOwn(): NodesOwn {
  found ??= findNodesOwn()
  return found
}

/**
 * An agent that is loaded first (`node --require agent`) may have wrapped these methods before this module could see them.
 * So each is called in a way that makes Node's innermost function throw: the stack then shows every function in between.
 */
function findNodesOwn(): NodesOwn {
  const { writeHead, end } = ServerResponse.prototype as unknown as Record<string, Method>
  const findOwn = (method: Method | undefined, ...wrong: unknown[]): Method | null =>
    method && runsNodesAlone(method.name, () => method.apply(unserved(), wrong)) ? method : null
  return { writeHead: findOwn(writeHead, 200, { A: 'line\nbreak' }), end: findOwn(end, 1) }
}

type Method = (this: ServerResponse, ...args: unknown[]) => unknown

/** A response that goes nowhere. */
export function unserved(): ServerResponse {
  return new ServerResponse(new IncomingMessage(null as never))
}

/** @param name the method that is called, and that must be the outermost of Node's functions */
function runsNodesAlone(name: string, fail: () => void): boolean {
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
 * Reads the calls below what a function throws, innermost first. `Reflect.set` does not throw if `Error` is frozen
 * (`node --frozen-intrinsics`): then stacks are text, and nothing is read.
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
