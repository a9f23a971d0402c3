// No package of types covers both majors at once.
declare module 'koa2' {
  export { default } from 'koa'
}
