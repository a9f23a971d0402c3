// app/root.tsx
import { withCors } from '@webcors/core'
import { type MiddlewareFunction, Outlet, Scripts } from 'react-router'

const cors = withCors((_request: Request, next: () => Promise<Response>) => next(), {
  origin: ['https://app.example.com', 'http://localhost:*'],
  credentials: true,
})

export const middleware: MiddlewareFunction<Response>[] = [
  ({ request }, next) => cors(request, next),
]

export default function Root() {
  return (
    <html lang="en">
      <body>
        <Outlet />
        <Scripts />
      </body>
    </html>
  )
}
