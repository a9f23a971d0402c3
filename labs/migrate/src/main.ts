// Compares libraries with random options by `npm run test:migrate`. `npm run test:migrate -- 500 42
// koa` takes 500 options of `@koa/cors` from the seed 42. The program fails at the first difference
// that no notice announces.
import { compare, LIBRARIES } from './compare.ts'

const [runs = '3000', seed = String(Date.now() % 1_000_000), part = ''] = process.argv.slice(2)

// Warnings about functions that fail, and about two policies for one request, would hide the
// results.
console.warn = () => {}
console.log(`${runs} options for each library, from seed ${seed}`)

for (const [host, args] of LIBRARIES) {
  if (!host.name.includes(part)) continue
  const start = performance.now()
  const { converted, refused, pages, announced } = await compare(
    host,
    args,
    Number(runs),
    Number(seed),
  )
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(
    `${host.name}: ${converted} options converted, ${refused} refused; ${pages} pages in ${seconds} s`,
  )
  console.log(`  differences by the code that announced them: ${JSON.stringify(announced)}`)
}
