"""The screens of admins and moderators: members, roles, core trainers, complaints."""
