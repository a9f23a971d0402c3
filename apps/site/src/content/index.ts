export { anchorOf } from './anchors.ts'
export { createContent } from './write-content.ts'
