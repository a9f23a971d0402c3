import { readFileSync, writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'
import type { RecipeOutcome } from './recipe.ts'

const PAGE = new URL('../../../docs/recipes/README.md', import.meta.url)
const BETWEEN = /(<!-- recipes -->\n)[^]*?(\n<!-- end of recipes -->)/

/** Writes the results into docs/recipes/README.md, if every recipe ran. */
export default class WritePage implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const rows: RecipeOutcome[] = []
    for (const module of modules) {
      for (const one of module.children.allTests()) {
        const { recipe } = one.meta()
        if (recipe !== undefined) rows.push(recipe)
      }
    }
    const hasFailed = errors.length > 0 || modules.some((module) => !module.ok())
    if (hasFailed || process.env['RECIPES'] !== 'all') return
    const sorted = rows.toSorted((a, b) => a.recipe.name.localeCompare(b.recipe.name))
    const text = readFileSync(PAGE, 'utf8')
    writeFileSync(
      PAGE,
      text.replace(BETWEEN, (_, begin: string, end: string) => begin + pageOf(sorted) + end),
    )
    console.log(`Wrote ${rows.length} recipes into docs/recipes/README.md`)
  }
}

function pageOf(rows: readonly RecipeOutcome[]): string {
  const lines = rows.map(({ recipe, versions, rows: all, passed, answers }) => {
    const table = all === 0 ? '-' : `${passed} of ${all}`
    const cells = [`[${recipe.name}](${recipe.page})`, versions.join(', ') || '-', table, answers]
    return `| ${cells.join(' | ')} |`
  })
  const gaps = rows.flatMap(({ recipe }) =>
    (recipe.table?.gaps ?? []).map(
      ({ cause, rows: count }) => `- ${recipe.name}, ${count}: ${cause}.`,
    ),
  )
  const tried = rows.flatMap(({ recipe: { name, tried } }) =>
    tried ? [`- ${name}: ${tried}.`] : [],
  )
  return `| Recipe | Versions | Rows of the table | Other answers |
|---|---|---|---|
${lines.join('\n')}

### Rows that differ

Where an answer came, its CORS headers and \`Vary\` are as the table says.

${gaps.join('\n')}

### Not the product itself

${tried.join('\n')}
`
}
