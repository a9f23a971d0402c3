import { mkdirSync } from 'node:fs'
export async function buildPlayground(folder: string): Promise<void> { mkdirSync(folder, { recursive: true }) }
