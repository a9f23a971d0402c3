export const loader = () => Response.json([{ id: 1 }])

export const action = async ({ request }: { request: Request }) =>
  Response.json(await request.text())
