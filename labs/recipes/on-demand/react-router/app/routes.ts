import { index, type RouteConfig, route } from '@react-router/dev/routes'

export default [
  index('routes/home.tsx'),
  route('orders', 'routes/orders.ts'),
  route('broken', 'routes/broken.ts'),
  route('table/*', 'routes/table.ts'),
] satisfies RouteConfig
