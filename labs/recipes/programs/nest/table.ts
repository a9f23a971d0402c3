import { addTable } from '../../src/nest-table.ts'

addTable('*path')
await import('./main.ts')
