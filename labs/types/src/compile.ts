import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Program } from './mistakes.ts'

/** The compilers that the types support. This repository uses version 7. */
export const COMPILERS = {
  'TypeScript 5.4': 'typescript54/package.json',
  'TypeScript 5.9': 'typescript59/package.json',
  'TypeScript 7.0': 'typescript/package.json',
} as const
export type CompilerName = keyof typeof COMPILERS

/** Compiler settings of users. */
export const SETTINGS = {
  nodenext: { module: 'nodenext' },
  bundler: {
    module: 'esnext',
    moduleResolution: 'bundler',
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
  },
} as const

/** The preamble of every program. It is one line, so that the code begins on the second. */
export const PREAMBLE: string = [
  "import * as core from '@webcors/core'",
  "import * as node from '@webcors/node'",
  "import * as koa from '@webcors/koa'",
  "import * as h3 from '@webcors/h3'",
  "import * as next from '@webcors/next'",
  "import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'",
  "import { createSecureServer } from 'node:http2'",
  "import express from 'express'",
  'declare const isDev: boolean',
  'declare const list: [string, ...string[]]',
  'declare function fetch(request: Request): Response',
  'declare function route(): Response',
  'declare function handler(): string',
  'declare function listener(request: IncomingMessage, response: ServerResponse): void',
].join('; ')

export interface Diagnosis {
  /** Every line that the compiler prints, from the code of the error on. */
  readonly text: string
  /** The code at which the compiler points. */
  readonly column: number
}

const FOLDER = fileURLToPath(new URL('../', import.meta.url))

/** @returns the output of the compiler for each program */
export function compile(
  programs: readonly Program[],
  compiler: CompilerName,
  settings: object,
): Diagnosis[][] {
  // The programs are in this folder, so that the compiler finds the built packages.
  mkdirSync(join(FOLDER, '.programs'), { recursive: true })
  const folder = mkdtempSync(join(FOLDER, '.programs', 'run-'))
  try {
    programs.forEach(({ code }, index) => {
      writeFileSync(join(folder, `${index}.ts`), `${PREAMBLE}\n${code.replaceAll('«', '')}\n`)
    })
    const compilerOptions = {
      target: 'es2022',
      lib: ['es2023', 'dom', 'dom.iterable'],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      esModuleInterop: true,
      types: ['node'],
      ...settings,
    }
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
    const manifest = createRequire(import.meta.url).resolve(COMPILERS[compiler])
    const { stdout, stderr, error } = spawnSync(
      process.execPath,
      [join(manifest, '../bin/tsc'), '--pretty', 'false'],
      { cwd: folder, encoding: 'utf8', timeout: 110_000 },
    )
    if (error) throw error
    return readDiagnoses(`${stdout}${stderr}`, programs.length)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function readDiagnoses(output: string, count: number): Diagnosis[][] {
  const found: Diagnosis[][] = Array.from({ length: count }, () => [])
  for (const part of output.split(/^(?=\S)/m).filter(Boolean)) {
    const [, file, line, column, text = ''] =
      /^(\d+)\.ts\((\d+),(\d+)\): error ([^]*)$/.exec(part) ?? []
    const list = found[Number(file)]
    // An error in the preamble or in a package is not an error of the program.
    if (list === undefined || line === '1') throw new Error(part)
    list.push({ text: text.trimEnd(), column: Number(column) - 1 })
  }
  return found
}
