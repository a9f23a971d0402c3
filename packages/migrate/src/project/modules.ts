import { Source, type SourceFile } from '../source/source.js'
import { resolveRequest } from './linked-files.js'
import { requestsIn } from './requests-in.js'

/** The modules of a project, with the imports between them. */
export class Modules {
  readonly #files: ReadonlyMap<string, SourceFile>
  readonly #sources: Map<string, Source>
  readonly #changeable: ReadonlySet<string>

  /**
   * @param sources the modules that have already been parsed
   * @param changeable the paths of the modules that may be changed
   */
  constructor(
    files: readonly SourceFile[],
    sources: readonly Source[],
    changeable: ReadonlySet<string>,
  ) {
    this.#files = new Map(files.map((file) => [file.path, file]))
    this.#sources = new Map(sources.map((source) => [source.path, source]))
    this.#changeable = changeable
  }

  /** Resolves a relative request to a module, if the module may be changed. */
  resolve(from: Source, request: string): Source | undefined {
    if (!request.startsWith('.')) return undefined
    const path = resolveRequest(from.path, request, this.#files)
    return path !== undefined && this.#changeable.has(path) ? this.#sourceOf(path) : undefined
  }

  /** Finds all modules that import a module. A module that cannot be parsed does not count. */
  importersOf(target: Source): readonly Source[] {
    return [...this.#files.values()]
      .filter(({ path }) => path !== target.path)
      .filter((file) => requestsIn(file).some((request) => this.leadsTo(file, request, target)))
      .map(({ path }) => this.#sourceOf(path))
      .filter((source) => source !== undefined)
  }

  /** Whether a request is for a module, even if the module may not be changed. */
  leadsTo(
    { path }: Pick<SourceFile, 'path'>,
    request: string,
    target: Pick<Source, 'path'>,
  ): boolean {
    return request.startsWith('.') && resolveRequest(path, request, this.#files) === target.path
  }

  #sourceOf(path: string): Source | undefined {
    const known = this.#sources.get(path)
    const file = this.#files.get(path)
    if (known || !file) return known
    try {
      const source = new Source(file)
      this.#sources.set(path, source)
      return source
    } catch {
      return undefined
    }
  }
}
