import { dual } from '../../tsup.base.ts'

// The entries share modules, so that there is one CorsOptionsError and one set of counters.
export default dual('src/index.ts', 'src/adapter.ts', 'src/migrate.ts')
