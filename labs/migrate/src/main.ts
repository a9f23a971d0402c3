// Compares random options: `npm run test:migrate`, or `npm run test:migrate -- 500 42 koa` for 500 options of `@koa/cors` from
// seed 42. Ends with an error at the first difference that no notice announces.
import { compare, LIBRARIES } from './compare.ts'

const [runs = '3000', seed = String(Date.now() % 1_000_000), part = ''] = process.argv.slice(2)

// Warnings about functions that fail, and about two policies on one request, would hide what is found.
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
    `${host.name}: ${converted} converted, ${refused} refused; ${pages} pages in ${seconds} s`,
  )
  console.log(`  differences, each announced: ${JSON.stringify(announced)}`)
}
