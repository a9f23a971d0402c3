// Firebase's emulator with one file and one redirect, behind the printed policy.
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')

const { PRINTED, PORT, SUPERSTATIC } = process.env
const superstatic = require(join(SUPERSTATIC, 'lib/server.js'))

const printed = JSON.parse(readFileSync(join(PRINTED, 'cors.json'), 'utf8'))
const cwd = join(PRINTED, 'public')
mkdirSync(cwd)
writeFileSync(join(cwd, 'ok'), 'ok')

const redirects = [{ source: '/redirect', destination: 'https://elsewhere.example/', type: 302 }]
const config = { ...printed.hosting, redirects }
superstatic({ cwd, config, hostname: '127.0.0.1', port: Number(PORT), compression: false }).listen()
