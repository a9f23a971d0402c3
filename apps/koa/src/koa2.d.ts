// Nobody types both majors at once.
declare module 'koa2' {
  export { default } from 'koa'
}
