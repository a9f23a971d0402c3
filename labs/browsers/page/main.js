import { runRequest } from './run-request.js'

if (parent === window) await work()
else serve()

/** Fetches the next work from the page's own server, until the browser is closed. */
async function work() {
  for (;;) {
    const { goTo, isFramed, requests, mark } = await (await fetch('/next')).json()
    if (goTo !== null) {
      location.href = goTo
      break
    }
    const run = isFramed ? await openFrame() : runRequest
    const outcomes = []
    for (const request of requests) {
      const results = []
      for (let time = 0; time < request.times; time++) results.push(await run(request))
      outcomes.push(results)
    }
    // This line in the console proves that every line before it has been printed.
    console.log(mark)
    await fetch('/outcomes', { method: 'POST', body: JSON.stringify(outcomes) })
  }
}

/** Runs in the frame: sends the requests that the parent page names. */
function serve() {
  addEventListener('message', ({ data }) => {
    void runRequest(data).then((outcome) => parent.postMessage(outcome, '*'))
  })
  parent.postMessage('ready', '*')
}

/**
 * Opens a sandboxed frame, whose origin is opaque.
 *
 * @returns {Promise<typeof runRequest>}
 */
async function openFrame() {
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.src = '/'
  const isReady = answer()
  document.body.append(frame)
  await isReady
  return (request) => {
    const outcome = answer()
    frame.contentWindow?.postMessage(request, '*')
    return outcome
  }
}

/** @returns {Promise<any>} */
function answer() {
  return new Promise((resolve) => {
    addEventListener('message', ({ data }) => resolve(data), { once: true })
  })
}
