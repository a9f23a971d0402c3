import type { Exchange } from '@webcors/proxy'
import { escapeControls, type Style } from '../style.js'

/** Formats an exchange as a line: `GET /users 200 1.2 kB 35 ms`. */
export function lineOf(
  { method, path, status, code, bytesDown, ms, ended }: Exchange,
  style: Style,
): string {
  const color = status >= 400 || ended !== 'complete' ? 'red' : 'green'
  const what = code === null ? String(status) : `${status} ${code}`
  const end = ended === 'complete' ? '' : ` (${ended})`
  const size = bytesDown < 1000 ? `${bytesDown} B` : `${(bytesDown / 1000).toFixed(1)} kB`
  return `${method} ${escapeControls(path)} ${style(color, what + end)} ${style('dim', `${size} ${Math.round(ms.total)} ms`)}`
}
