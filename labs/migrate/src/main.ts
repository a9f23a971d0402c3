// Compares many random options: `npm run test:migrate`, or `npm run test:migrate -- 500 42` for 500 options each from seed 42.
import { compare, LIBRARIES } from './compare.ts'

const [runs = 3000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number)

// Warnings about functions that fail, and about two policies on one request, would hide what is found.
console.warn = () => {}
console.log(`${runs} options for each library, from seed ${seed}`)
for (const [host, args] of LIBRARIES.filter(([host]) => host.name.includes(process.argv[4] ?? ''))) {
  const start = performance.now()
  const { converted, refused, pages, announced } = await compare(host, args, runs, seed)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(
    `${host.name}: ${converted} converted, ${refused} refused; ${pages} pages in ${seconds} s`,
  )
  console.log(`  differences, each announced: ${JSON.stringify(announced)}`)
}
