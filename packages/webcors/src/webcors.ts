#!/usr/bin/env node
import { main } from './main.js'
import { printResult } from './original-output.js'

const { stdout, stderr, exitCode } = await main(process.argv.slice(2))
process.stderr.write(stderr)
// A loaded module may keep the process alive.
printResult(stdout, () => process.exit(exitCode))
