// An alias has no types. What is used here has not changed since.
declare module 'express4' {
  export { default } from 'express'
}
