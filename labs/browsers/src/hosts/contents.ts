/** The kinds of content, by the names at the end of a path. */
export type Kind = 'text' | 'image' | 'script' | 'font' | 'events'

interface Content {
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
}

/** An image with one gray pixel. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='
/** A WOFF font with one glyph: its A is a square. */
const FONT =
  'd09GRgABAAAAAAIoAAoAAAAAAkQAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAABPUy8yAAABZAAAAC4AAABgRSFFxWNtYX' +
  'AAAAGcAAAAKQAAADQADACUZ2x5ZgAAAdAAAAAaAAAAGofRV/xoZWFkAAAA9AAAADYAAAA2Yv5DnGhoZWEAAAEsAAAA' +
  'HgAAACQHCgOGaG10eAAAAZQAAAAGAAAABgRMAABsb2NhAAAByAAAAAYAAAAGAA0AAG1heHAAAAFMAAAAFgAAACAABA' +
  'AGbmFtZQAAAewAAAAtAAAAPACZXMhwb3N0AAACHAAAAAwAAAAgAAMAAAABAAAAAQAALZgYnV8PPPUAAwPoAAAAAAAA' +
  'AAAAAAAAAAAAAABkAAADhAK8AAAAAwACAAAAAAAAeJxjYGRgYFb4bwEkXzCkMKQwtzAARVAAIwBbAQOYAAB4nGNgZG' +
  'BgYGJgYQDRIBYaAAABEgALAAB4nGNgZn7BOIGBlYGFgTBgRObYAwGQcmRwZFb4b8HAwKzAcAJNvQIDAwD2DQVtAAAD' +
  '6AAAAGQAAHicY2BgYGJgYGAGYhEgyQimWRgUgDQLEIL4jv//Q8j/B8B8BgBSlwadAAAAAAAAAAANAAAAAQBkAAADhA' +
  'K8AAMAADMRIRFkAyACvP1EAAAAeJxjYGBgYTBjYGQAAUYwDWEzgXnMDIwsnECaCQghbBCLJSSIIYQhCAAWLwG+AAAA' +
  'eJxjYGbACwAAfQAE'

export const CONTENTS: Readonly<Record<Kind, Content>> = {
  text: { type: 'text/plain', body: bytesOf('body') },
  image: { type: 'image/png', body: bytesOf(atob(PNG)) },
  script: { type: 'text/javascript', body: bytesOf('export const answer = 42\n') },
  font: { type: 'font/woff', body: bytesOf(atob(FONT)) },
  events: { type: 'text/event-stream', body: bytesOf('data: hello\n\n') },
}

/** Returns the bytes of a text whose characters are bytes. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
