import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Check, Violation } from './workspace.ts'

/**
 * Published types must not have `any`, which would switch the user's compiler off. Reads the built
 * types.
 */
export const publicAny: Check = (workspace) =>
  workspace.members
    .filter(({ kind }) => kind === 'packages')
    .flatMap(({ dir }) => {
      if (!workspace.exists(`${dir}/dist`)) {
        return [
          {
            file: `${dir}/dist`,
            line: 1,
            message: 'the built types are missing: run npm test, which builds them',
          },
        ]
      }
      return readdirSync(join(workspace.root, dir, 'dist'), { encoding: 'utf8', recursive: true })
        .filter((file) => file.endsWith('.d.ts'))
        .flatMap((file) => {
          const source = workspace.source(`${dir}/dist/${file.replaceAll('\\', '/')}`)
          const found: Violation[] = []
          source.walk((node) => {
            if (node.type !== 'TSAnyKeyword') return
            const message =
              '"any" in a published type: "unknown" says that the value has to be looked at'
            found.push({ file: source.path, line: source.line(node.start), message })
          })
          return found
        })
    })
