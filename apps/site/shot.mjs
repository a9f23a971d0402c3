import { chromium } from 'playwright-core'
const [,, path, out, scheme='light', width='1280', height='900', full='', ...acts] = process.argv
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-gpu','--disable-background-networking','--disable-component-update','--no-first-run','--disable-sync'] })
const p = await b.newPage({ viewport:{width:+width,height:+height}, colorScheme: scheme })
p.on('console', m=>console.log(m.type(), m.text())); p.on('pageerror', e=>console.log('pageerror', e.message))
p.on('request', r=>{ if(!r.url().startsWith('http://127.0.0.1')&&!r.url().startsWith('http://localhost')&&!r.url().startsWith('file:')&&!r.url().startsWith('data:')&&!r.url().startsWith('blob:')) console.log('FOREIGN', r.url()) })
await p.goto(path.startsWith('http')||path.startsWith('file')?path:'http://127.0.0.1:8099'+path)
await p.waitForTimeout(700)
for (const a of acts) { await eval(`(async()=>{${a}})()`); await p.waitForTimeout(400) }
await p.screenshot({ path: out, fullPage: full==='full' })
await b.close()
