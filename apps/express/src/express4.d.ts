// TypeScript finds no types for the alias. The types of Express 5 fit, because the API used here is
// the same in both.
declare module 'express4' {
  export { default } from 'express'
}
