import { folderOf, type ServerProcess, startPageProgram } from '@webcors-labs/testing'

/** A running server of the recipe. */
export interface McpServerProcess extends ServerProcess {
  /** Returns the methods and statuses of requests for a path, each pair once: `POST 200`. */
  answersAt(path: string): Set<string>
}

/** Starts a server of docs/recipes/mcp.md, on another origin than each page. */
export async function startServer(
  file: string,
  { edit, env = {} }: { edit?: (source: string) => string; env?: Record<string, string> } = {},
): Promise<McpServerProcess> {
  const folder = folderOf(import.meta.url)
  const server = await startPageProgram({
    page: 'recipes/mcp.md',
    file,
    folder,
    env,
    ...(edit && { edit }),
  })
  return {
    ...server,
    answersAt(path) {
      const lines = server.output().split('\n')
      const answers = lines.map((line) => line.split(' ')).filter(([, at]) => at === path)
      return new Set(answers.map(([method, , status]) => `${method} ${status}`))
    },
  }
}
