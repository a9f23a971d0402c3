// The types of Koa 3 are installed, and no package of types covers both major versions.
declare module 'koa2' {
  export { default } from 'koa'
}
