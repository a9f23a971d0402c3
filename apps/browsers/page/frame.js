import { runRequest } from './run-request.js'

addEventListener('message', ({ data }) => {
  void runRequest(data).then((outcome) => parent.postMessage(outcome, '*'))
})
parent.postMessage('ready', '*')
