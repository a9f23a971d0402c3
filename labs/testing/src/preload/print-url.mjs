// Node.js loads this module before the program of a page, which prints nothing. The module prints
// the program's URL and its responses.
import { Server as HttpServer } from 'node:http'
import { Server } from 'node:net'

const { listen } = Server.prototype
Server.prototype.listen = function listenAndPrint(...args) {
  this.once('listening', () => console.log(`http://127.0.0.1:${this.address().port}`))
  return listen.apply(this, args)
}

const { emit } = HttpServer.prototype
HttpServer.prototype.emit = function emitAndLog(event, ...args) {
  if (event === 'request') {
    const [request, response] = args
    response.once('finish', () =>
      console.log(`${request.method} ${request.url} ${response.statusCode}`),
    )
  }
  return emit.call(this, event, ...args)
}
