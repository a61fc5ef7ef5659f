"""“Dữ liệu của tôi”: a person sees, takes along, corrects and erases what is kept."""
