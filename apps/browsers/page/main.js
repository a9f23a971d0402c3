import { runRequest } from './run-request.js'

// Asks its own server what to do next, until the browser is closed.
for (;;) {
  const { requests, mark } = await (await fetch('/next')).json()
  const outcomes = []
  for (const request of requests) {
    const results = []
    for (let time = 0; time < request.times; time++) results.push(await runRequest(request))
    outcomes.push(results)
  }
  // Whoever reads the console knows by it that everything before has been printed.
  console.log(mark)
  await fetch('/outcomes', { method: 'POST', body: JSON.stringify(outcomes) })
}
