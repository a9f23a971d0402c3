#!/usr/bin/env node
import { main } from './main.js'

const { stdout, stderr, exitCode } = await main(process.argv.slice(2))
process.stderr.write(stderr)
// A module that was loaded may keep the process alive.
process.stdout.write(stdout, () => process.exit(exitCode))
