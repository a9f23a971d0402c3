// TypeScript finds no types for aliases. The API used here is the same in both majors.
declare module 'express4' {
  export { default } from 'express'
}
declare module 'koa2' {
  export { default } from 'koa'
}
