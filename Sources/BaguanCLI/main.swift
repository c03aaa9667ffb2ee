print("baguan")
